"""`python -m briefing_app` starts the program like `main.py` does."""

import sys

from briefing_app.bootstrap import main

if __name__ == "__main__":
    sys.exit(main())
