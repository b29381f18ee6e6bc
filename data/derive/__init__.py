"""Derives the bundled tables again from their sources, byte for byte.

    python -m data.derive --from FOLDER

FOLDER holds the source files under the names that each step states. Geography has a step of its
own, `python -m data.derive.geography`, because it needs GeoPandas.
"""
