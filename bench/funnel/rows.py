"""Deals by the hundred thousand, in the proportions of the region, made by PostgreSQL itself."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone

ORDERS, CONTRACTS, TALKS = 60_056, 1_448, 40_000
"""Orders and contracts as the region counts them (S4: 61,504, of which 60,056 services); talk beside them."""
HOUSES = 4_000
_PLACES = ("500112", "500106", "510104", "510703", "511302", "500103", "510502", "511102")

DEALS = """
INSERT INTO conversion_deal (root_kind, root_key, title, buyer_id, seller_id, buyer_home,
  seller_home, industry, field, channel, kind, began_at, qualified_at, matched_at, replied_at, met_at,
  intent_at, signed_at, registered_at, paid_at, used_at, signed_fen, registered_fen, paid_fen, held)
SELECT root, n, '压铸件检测 ' || n, b, s, (%(places)s::text[])[1 + b %% 8], (%(places)s::text[])[1 + s %% 8],
  chr(65 + n %% 20) || '3311', '0' || (1 + n %% 9), channel, kind, at, at - interval '9 days', at,
  CASE WHEN talk AND n %% 5 < 3 THEN at + interval '1 day' * (n %% 9) END,
  CASE WHEN talk AND n %% 5 < 2 THEN at + interval '1 day' * (9 + n %% 20) END,
  CASE WHEN NOT bare THEN at + interval '1 hour' * (n %% 40) END,
  CASE WHEN NOT bare AND n %% 20 > 0 THEN at + interval '1 day' * (1 + n %% 30) END,
  CASE WHEN kind = 'development' AND n %% 3 = 0 THEN at + interval '1 day' * (40 + n %% 60) END,
  CASE WHEN NOT bare AND n %% 20 > 2 THEN at + interval '1 day' * (20 + n %% 90) END,
  CASE WHEN NOT bare AND n %% 20 > 9 THEN at + interval '1 day' * (210 + n %% 30) END,
  CASE WHEN NOT bare THEN 50000 + n %% 900000 ELSE 0 END,
  CASE WHEN kind = 'development' THEN 900000 ELSE 0 END,
  CASE WHEN NOT bare AND n %% 20 > 2 THEN 40000 + n %% 900000 ELSE 0 END, n %% 700 = 0
FROM (SELECT n, kind, kind = 'talk' AS bare, kind <> 'order' AS talk,
        CASE kind WHEN 'order' THEN 'orders.Order' ELSE 'introductions.Introduction' END AS root,
        CASE WHEN kind = 'order' THEN 'direct' WHEN n %% 3 = 0 THEN 'search' ELSE 'match' END AS channel,
        (SELECT min(id) FROM parties_party) + n %% %(houses)s AS b,
        (SELECT min(id) FROM parties_party) + (n * 7 + 1 + n %% 3) %% %(houses)s AS s,
        timestamptz '2024-01-01' + interval '1 minute' * (n * 14) AS at
      FROM (SELECT n, CASE WHEN n <= %(orders)s THEN 'order' WHEN n <= %(deals)s THEN 'development'
                      ELSE 'talk' END AS kind FROM generate_series(1, %(all)s) AS n) AS numbered) AS made
WHERE b <> s
"""
WAITS = """
UPDATE conversion_deal SET {step}_wait = extract(epoch FROM {step}_at - coalesce({earlier})) / 60
"""
STEPS = """
INSERT INTO conversion_step (deal_id, name, at, month, kind, key, side)
SELECT id, '{step}', {step}_at, date_trunc('month', {step}_at)::date, root_kind, root_key, 'seller'
FROM conversion_deal WHERE {step}_at IS NOT NULL
"""


def fill() -> dict[str, int]:
    """Write houses, their parties, deals and steps; give the rows of each table."""
    from rongtong.apps.conversion.models import Deal, Step
    from rongtong.apps.conversion.models.deals import STEPS as NAMES
    from rongtong.apps.parties.models import Organisation, Party

    now = timezone.now()
    made = Organisation.objects.bulk_create(
        Organisation(
            name=f"渝新材料科技{n}有限公司",
            kind="company",
            region=_PLACES[n % 8],
            registered_at=now,
            region_since=now.date(),
        )
        for n in range(HOUSES)
    )
    Party.objects.bulk_create(Party(organisation=one) for one in made)
    asked = {
        "places": list(_PLACES), "houses": HOUSES, "orders": ORDERS, "deals": ORDERS + CONTRACTS,
        "all": ORDERS + CONTRACTS + TALKS,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(DEALS, asked)
        for place, step in enumerate(NAMES[1:], 1):
            earlier = ", ".join(f"{one}_at" for one in reversed(NAMES[:place]))
            cursor.execute(WAITS.format(step=step, earlier=earlier))
        cursor.execute("VACUUM FULL conversion_deal")
        for step in NAMES:
            cursor.execute(STEPS.format(step=step))
        cursor.execute("ANALYZE")
    return {model._meta.label: model._default_manager.count() for model in (Organisation, Deal, Step)}
