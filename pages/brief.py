from ui import brief_entries, brief_file, brief_head, frame, ready, shelf

with frame.page("brief", controls=()) as page:
    filled = bool(shelf.shelf().entries)
    asked = "ready" in page.address.values
    brief_file.complaint()
    if asked:
        ready.show(page)
    elif not filled:
        brief_head.nothing_yet(page)
    brief_head.show(page)
    if filled:
        brief_entries.show(page)
        brief_head.left_out(page)
    brief_head.other_briefs(page)
    if not asked:
        ready.show(page)
