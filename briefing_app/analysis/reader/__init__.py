"""The trained reader: a small recurrent network that labels the words of an article."""

import os

# One article is too small to share among threads: they would wait for one another, and worker processes
# already fill the processor. numpy reads this once, when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
