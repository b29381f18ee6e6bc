from ui import frame

with frame.page("methods", controls=()) as page:
    pass
