"""Fits what the engine ships, from open data; `goldenthread fit` and benches call it, reading never does.

A family is a module with a name `FAMILY` and `fit(data, out)`: it writes its weights into the folder `out`
and yields the figures that it measured on texts it was not fitted on.
"""
