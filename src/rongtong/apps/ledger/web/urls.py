"""Addresses of the ledger."""

from django.urls import path

from rongtong.apps.ledger.web import changes, money, obligation, statement

app_name = "ledger"
urlpatterns = [
    path("money/", money.index, name="money"),
    path("money/statement/", statement.statement, name="statement"),
    path("money/<int:pk>/<slug:kind>/", money.entries, name="entries"),
    path("money/owed/<int:pk>/", obligation.show, name="obligation"),
    path("money/owed/<int:pk>/move/", changes.move, name="move"),
    path("money/owed/<int:pk>/report/", changes.report, name="report"),
    path("money/owed/<int:pk>/invoice/", changes.invoice, name="invoice"),
    path("money/payments/<int:pk>/answer/", changes.answer, name="answer"),
    path("money/invoices/<int:pk>/withdraw/", changes.withdraw_invoice, name="withdraw_invoice"),
]
