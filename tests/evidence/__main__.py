"""`make evidence`: the figures of the last long proof, and ACCESSIBILITY.md, which tells them."""

import os
import subprocess
import sys

from tests.evidence.adding import RefusedError, add_up, read
from tests.evidence.criteria import criteria
from tests.evidence.recording import FOLDER
from tests.evidence.writing import document
from webapp import evidence
from webapp.config import ROOT
from webapp.evidence import PROOF, Proof
from webapp.files import write_whole

DOCUMENT = ROOT / "ACCESSIBILITY.md"


def collected() -> set[str]:
    """The tests of the long proof, as they are now."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", "prove", "-p", "no:cacheprovider"]
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "prove"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RefusedError(f"The tests cannot be collected:\n{done.stdout}{done.stderr}")
    return {line for line in done.stdout.splitlines() if "::" in line}


def main() -> int:
    """Write both files, or say why not."""
    proof = evidence.read(PROOF)
    if (ROOT / FOLDER).exists():
        try:
            proof, remarks = add_up(read(ROOT / FOLDER), collected(), proof)
        except RefusedError as refused:
            sys.stderr.write(f"{refused}\nNothing was written.\n")
            return 1
        sys.stdout.writelines(f"{remark}\n" for remark in remarks)
        write_whole(PROOF, evidence.write(proof))
    else:
        sys.stdout.write("No proof is recorded (make prove records one): the figures stay as they are.\n")
    write_whole(DOCUMENT, document(criteria(), proof))
    told(proof)
    return 0


def told(proof: Proof) -> None:
    """Say what was written."""
    days = ", ".join(f"{part} of {day}" for part, day in proof.days.items())
    sys.stdout.write(f"Written: {PROOF.relative_to(ROOT)} and {DOCUMENT.name}, with {days}.\n")


if __name__ == "__main__":
    sys.exit(main())
