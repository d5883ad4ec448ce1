#!/usr/bin/env python
import sys

from config.command_line import run

if __name__ == "__main__":
    sys.exit(run(sys.argv))
