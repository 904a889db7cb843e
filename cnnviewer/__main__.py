"""`python -m cnnviewer` is the command `cnnviewer`."""

import sys

from cnnviewer.cli import main

if __name__ == "__main__":
    sys.exit(main())
