"""`python -m jordman` is the `jordman` command."""

import sys

from jordman.cli import main

if __name__ == "__main__":
    sys.exit(main())
