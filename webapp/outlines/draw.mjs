// Draws the world once, for the site to show: `make outlines`.
//
// From Natural Earth's countries (1:110 million; in the public domain) as the package world-atlas has them, in the Equal
// Earth projection, simplified where a screen would not show the difference. It writes static/img/world.svg, the land
// as one path, and outlines.json: for each country by its ISO 3166-1 code its path, the seat in its middle and the box
// around it, all in the same units.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEqualEarth, geoPath } from "d3-geo";
import { feature, merge } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const WIDTH = 2000;
const LEAST = 0.12; // square degrees: corners that make a smaller triangle are left out
const ANTARCTICA = "010";

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), "utf8"));
const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(WIDTH, { type: "Sphere" });
const path = geoPath(projection).digits(1);
const whole = (values) => values.map((value) => Math.round(value * 10) / 10);

// The largest part of a country: the middle of all of them may lie in another country, or in the sea.
function mainland(geometry) {
  if (geometry.type !== "MultiPolygon") {
    return geometry;
  }
  const parts = geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
  return parts.reduce((largest, part) => (path.area(part) > path.area(largest) ? part : largest));
}

// CLDR knows which number stands for which code: und-276 is und-DE.
const code = (id) => new Intl.Locale(`und-${id}`).region;

function countries(topology) {
  const { geometries } = topology.objects.countries;
  return geometries.filter(({ id }) => id && id !== ANTARCTICA).map((geometry) => [geometry.id, feature(topology, geometry).geometry]);
}

const fine = read("countries-50m");
const coarse = simplify(presimplify(read("countries-110m")), LEAST);
const outlines = {};
for (const [id, geometry] of countries(fine)) {
  const [[left, top], [right, bottom]] = path.bounds(mainland(geometry));
  outlines[code(id)] = { path: "", seat: whole(path.centroid(mainland(geometry))), box: whole([left, top, right, bottom]) };
}
for (const [id, geometry] of countries(coarse)) {
  if (outlines[code(id)]) {
    outlines[code(id)].path = path(geometry) ?? "";
  }
}
const lines = Object.keys(outlines).sort().filter((key) => /^[A-Z]{2}$/.test(key)).map((key) => `${JSON.stringify(key)}: ${JSON.stringify(outlines[key])}`);
const here = (name) => new URL(name, import.meta.url);
writeFileSync(here("outlines.json"), `{\n${lines.join(",\n")}\n}\n`);

const land = coarse.objects.countries.geometries.filter(({ id }) => id !== ANTARCTICA);
const drawn = path(merge(coarse, land));
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${Math.ceil(path.bounds({ type: "Sphere" })[1][1])}"><path id="land" vector-effect="non-scaling-stroke" d="${drawn}"/></svg>\n`;
writeFileSync(here("../../static/img/world.svg"), svg);
