from ui import frame, intake

with frame.page("add", controls=()) as page:
    intake.show(page)
