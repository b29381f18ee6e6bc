class Problem(Exception):  # noqa: N818 - it is a finding for the reader, worded in the catalogue
    """Something a user must be told: a key of the words catalogue and the values it names.

    The sentence says what, where, how many, why and what to do next; it is worded on screen, in
    the reader's language. Raise it `from` the library's own error, so that the log has the trace.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values
