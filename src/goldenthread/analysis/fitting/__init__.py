"""Fits what the engine ships, from open data; needed by `goldenthread fit` and benches, never to read."""
