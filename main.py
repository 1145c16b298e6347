"""Start Briefing Desk: `python main.py` opens the window, `python main.py build …` works without."""

import multiprocessing
import sys

from briefing_app.bootstrap import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
