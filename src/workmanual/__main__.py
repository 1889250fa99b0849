"""`python -m workmanual`."""

from workmanual.cli import main

if __name__ == "__main__":
    main()
