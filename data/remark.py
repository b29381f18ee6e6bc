import msgspec


class Remark(msgspec.Struct, frozen=True):
    """Something a user may want to know of what was done: a key of the words catalogue, its values.

    A Problem stops the work, a Remark does not.
    """

    key: str
    values: dict[str, str | int | float] = {}
