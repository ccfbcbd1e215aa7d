"""What the product knows about customer value: reading files, predicting, segmenting, acting. Draws nothing."""

import os

# The matrices of the fits are tiny: handing them to several threads costs more than it saves, most of all when busy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.2.0"
