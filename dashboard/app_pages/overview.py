"""What the customers are worth, who brings it, and what to do this week."""

from dashboard import session
from dashboard.features.overview import overview_of_shop, overview_of_small_shop

if session.loaded().small:
    overview_of_small_shop.show()
else:
    overview_of_shop.show()
