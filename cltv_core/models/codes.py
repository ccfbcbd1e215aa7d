"""What the models have to tell: which method it is, of which parts, and why one cannot be fitted to a shop."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code


class Method(Code):
    """A family of models that can make the forecast."""

    HISTORICAL_AVERAGE = "historical average"
    COHORT_AVERAGE = "cohort average"
    BG_NBD = "BG/NBD with Gamma-Gamma"
    MBG_NBD = "MBG/NBD with Gamma-Gamma"
    PARETO_NBD = "Pareto/NBD with Gamma-Gamma"
    OTHER_SHOPS = "BG/NBD like other shops"
    SEASONAL_BG_NBD = "BG/NBD with Gamma-Gamma on a seasonal clock"
    SUBSCRIPTIONS = "subscriptions"
    SURVIVAL = "survival of the next order"
    REGRESSION = "regression"
    BOOSTED_TREES = "boosted trees"
    NEURAL_NETWORK = "neural network"


ON_A_SEASONAL_CLOCK: Mapping[Code, Code] = {Method.SEASONAL_BG_NBD: Method.BG_NBD}
"""Methods that know the seasons, and what each is without them."""


class OrderFamily(Code):
    """The part of a buy-till-you-die model that foretells how many orders come."""

    BG_NBD = "BG/NBD"
    MBG_NBD = "MBG/NBD"
    PARETO_NBD = "Pareto/NBD"


class SpendFamily(Code):
    """The part of a model that foretells what an order is worth."""

    GAMMA_GAMMA = "Gamma-Gamma"
    MEANS = "average spend"


class Refusal(Code):
    """Why a model cannot be fitted to a shop. `needed`: the least number with which it could be."""

    NO_COHORT_YET = "no customer is a month old"
    NOBODY_CAME_BACK = "nobody came back"
    TOO_FEW_REPEATS = "too few repeat customers"
    """`customers`, `needed`."""
    TOO_FEW_WAITS = "too few repeat orders"
    """`waits`, `needed`."""
    TOO_FEW_SUBSCRIBERS = "too few subscribers"
    """`customers`, `needed`."""
    TOO_FEW_SPENDERS = "too few customers with a paid repeat"
    """`customers`, `needed`."""
    TOO_FEW_EXAMPLES = "too few customers watched for a whole horizon"
    NO_SEASONS_YET = "too little history for seasons"
    UNEVEN_SPEND = "spend an order too uneven"
    NOT_CONVERGED = "no convergence"
    """`method`: a code."""
    MISSES_PAST = "expects other than the past was"
    """`method`: a code; `expected` and `seen`: repeat orders."""
    UNUSABLE_NUMBERS = "no usable number for some customers"


class Remedy(Code):
    """What is done where a model cannot be fitted."""

    SIMPLER_METHOD = "simpler method"
