"""Quality of ranking beside peers, in one run: ``python -m bench.quality``."""
