"""Whether a run is the long proof (`make prove`), in which nothing is left to samples."""

import os

WHOLE = os.environ.get("HYPOTHESIS_PROFILE") == "prove"
