"""A made-up world whose truth is known: registers and trade tables of any size, from a seed.

`python -m data.synthetic --rows N --out FOLDER` writes a folder that the settings can name as a
further data folder. Everything in it has coverage "synthetic", and every organisation says so.
"""
