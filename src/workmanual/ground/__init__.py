"""The ground: disk, resources of the program, caches, worker processes."""
