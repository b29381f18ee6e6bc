from ui import frame

with frame.page("datasets", controls=()) as page:
    pass
