import plotly.graph_objects as go


def spans_of(trace: go.Scatter) -> list[tuple[float, float]]:
    """The two ends of each span in a trace of spans, with a gap after each."""
    assert set(trace.x[2::3]) <= {None}
    assert trace.y[0::3] == trace.y[1::3]
    return list(zip(trace.x[0::3], trace.x[1::3], strict=True))
