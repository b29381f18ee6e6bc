import streamlit as st

from ui import brief_entries, brief_file, brief_head, brief_slides, frame, ready, shelf

with frame.page("brief", controls=()) as page:
    filled = bool(shelf.shelf().entries)
    asked = "ready" in page.address.values
    brief_file.complaint()
    if asked:
        ready.show(page)
    elif not filled:
        brief_head.nothing_yet(page)
    left, right = st.columns([3, 2], gap="large")
    with left:
        brief_head.show(page)
    with right:
        brief_slides.show(page)
    if filled:
        brief_entries.show(page)
        brief_head.left_out(page)
    brief_head.other_briefs(page)
    if not asked:
        ready.show(page)
