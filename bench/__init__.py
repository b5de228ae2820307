"""How fast Jordmån is, measured: `make bench`, or `python -m bench pages --people 300 30000`.

Everything runs on this machine: a seeded site in `var/bench`, the real server on localhost, one request at a time. What
is measured is kept in `bench/results.json` and shown in `docs/performance.md`.
"""
