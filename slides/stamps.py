from figures.card import Card


def stamps(card: Card) -> tuple[str, ...]:
    """The coverages that a card names beside its unit, since they are no full account."""
    return tuple(coverage for coverage in card.coverage if coverage in ("sample", "synthetic"))
