from analytics.flows import country_flows
from figures.strongest_links import strongest_links
from ui import frame

with frame.page("country") as page:
    page.card(strongest_links, lambda: country_flows(page.flows()))
