"""Tables of money that is not what customers paid: purchases, wages, claims, loans, and facts about each customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cltv_core.reading.codes import NotSales, Remedy
from cltv_core.reading.formats.declaration import WrongFile
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.phrases import entries
from cltv_core.reading.vocabulary import roles
from cltv_core.reading.vocabulary.folding import folded

_FEWEST_PEOPLE = 15
_TELLING = 2


@dataclass(frozen=True)
class _Kind:
    """What a table is whose columns have at least `least` of these names.

    None of its columns may name a buyer unless it is `about_customers`.
    """

    what: NotSales
    names: str
    least: int
    about_customers: bool = False


_KINDS = (
    _Kind(
        NotSales.PURCHASES,
        """
        vendor, vendor name, vendor id, vendor code, supplier, supplier name, supplier id, supplier code, po number,
        po no, po date, po id, purchase order number, purchase order date, payee, paid to, pay to, bill from,
        expense, expense category, expense type, expense date, expense account, creditor, creditor name, lieferant,
        lieferantenname, lieferantennummer, kreditor, aufwandskonto, ausgabe, ausgaben, fournisseur, nom
        fournisseur, depense, depenses, proveedor, nombre proveedor, gasto, gastos, egreso, fornitore, nome
        fornitore, spesa, spese, fornecedor, nome fornecedor, despesa, despesas, leverancier, naam leverancier,
        crediteur, uitgave, uitgaven, dostawca, nazwa dostawcy, wydatek, wydatki, tedarikci, tedarikçi adı, satici,
        gider, giderler, поставщик, наименование поставщика, расход, расходы, затраты, постачальник, витрати,
        供应商, 供应商名称, 供應商, 支出, 仕入先, 仕入先名, 経費, 支払先, 공급업체, 공급사, 거래처(매입), 지출,
        비용, المورد, اسم المورد, مصروف, مصروفات, ספק, שם ספק, הוצאה, הוצאות, आपूर्तिकर्ता, विक्रेता, व्यय, खर्च,
        nhà cung cấp, tên nhà cung cấp, chi phí, ผู้ขาย, ผู้จำหน่าย, ค่าใช้จ่าย, pemasok, nama pemasok, pengeluaran,
        biaya, leverantör, leverandør, utgift, toimittaja, kulu, dodavatel, výdaj, szállító, beszállító, furnizor,
        cheltuiala, προμηθευτής, έξοδα, dobavljač, reimbursement, reimbursable, cost center, kostenstelle
        """,
        1,
    ),
    _Kind(
        NotSales.WAGES,
        """
        salary, base salary, gross pay, net pay, gross salary, net salary, wage, wages, pay period, pay date, hourly
        rate, overtime, employee, employee id, employee name, emp id, emp name, staff name, payroll, deductions,
        social security, gehalt, lohn, bruttolohn, nettolohn, mitarbeiter, personalnummer, salaire, salaire brut,
        salaire net, employe, salarie, salaries, salario bruto, salario neto, sueldo bruto, sueldo neto, nomina,
        salario, sueldo, empleado, stipendio, dipendente, funcionario, salaris, loon,
        werknemer, wynagrodzenie, pracownik, maas, calisan, personel, зарплата, оклад, сотрудник, 工资, 员工, 薪资,
        給与, 社員, 급여, 직원, راتب, موظف, משכורת, עובד, वेतन, कर्मचारी, lương, nhân viên, เงินเดือน, พนักงาน,
        gaji, karyawan, lön, løn, lønn, palkka, mzda, plat, fizetés, dolgozó, salariu, angajat
        """,
        2,
    ),
    _Kind(
        NotSales.CLAIMS_AND_LOANS,
        """
        claim, claim id, claim number, claim amount, total claim amount, claim date, claims, incident date, policy
        number, policy id, premium, monthly premium, monthly premium auto, deductible, insured, loan id, loan
        amount, loan number, interest rate, principal, installment, emi, loan status, term months, maturity date,
        borrower, outstanding principal, schaden, schadennummer, police, versicherungsnummer, darlehen, kredit,
        zinssatz, sinistre, prêt, taux d interet, siniestro, prestamo, cuota, sinistro, mutuo, emprestimo, apolice,
        lening, polisnummer, szkoda, kredi, hasar
        """,
        2,
        about_customers=True,
    ),
    _Kind(
        NotSales.QUOTES,
        """
        quote no, quote number, quote id, quote date, quote total, quote amount, quotation no, quotation number,
        quotation date, quotation total, quotation amount, estimate, estimate no, estimate number, estimate date,
        estimate
        amount, estimate total, proposal no, proposal date, proposal amount, cart id, cart total, cart value, cart
        date,
        abandoned at, abandoned cart, angebotsnr, angebotsnummer, angebotsdatum, angebotssumme, angebotswert, n devis,
        numero devis, numero de devis, date du devis, date devis, montant du devis, montant devis, numero de
        presupuesto,
        n presupuesto, fecha presupuesto, fecha del presupuesto, importe presupuesto, importe del presupuesto, numero
        preventivo, n preventivo, data preventivo, importo preventivo, totale preventivo, numero do orcamento, data do
        orcamento, valor do orcamento, offertenummer, offertedatum, offertebedrag, nr oferty, data oferty, kwota
        oferty,
        wartosc oferty, teklif no, teklif tarihi, teklif tutari, 見積番号, 見積日, 見積金額, 報価単号, 报价单号,
        报价日期,
        报价金额, 견적번호, 견적일, 견적금액, номер кп, сумма предложения
        """,
        2,
        about_customers=True,
    ),
)
_ABOUT_PEOPLE = entries(
    """
        income, annual income, yearly income, household income, age, gender, sex, education, education level,
        marital status, occupation, employment status, credit score, credit limit, tenure, tenure months, churn,
        churned, exited, attrition flag, total claim amount, number of policies, months since policy inception,
        customer lifetime value, clv, cltv, ltv, spending score, year birth, birth year, date of birth, birthday, dt
        customer, join date, signup date, sign up date, registration date, registered, member since, customer since,
        last purchase, last purchase date, last order date, first order date, first purchase date, last visit, total
        orders, number of orders, orders count, order count, total purchases, purchase frequency, frequency,
        recency, kidhome, teenhome, dependents, has partner, balance, estimated salary, num of products, total
        spent, total spend, lifetime spend, loyalty points, points, avg order value, average order value, aov, days
        since last purchase, einkommen, alter, geschlecht, familienstand, geburtsdatum, kunde seit, letzter einkauf,
        anzahl bestellungen, revenu, revenu annuel, sexe, situation familiale, date de naissance, client depuis,
        ingresos anuales, edad, genero, estado civil, fecha de nacimiento, reddito, eta, sesso, data di nascita,
        renda, idade, sexo, data de nascimento, inkomen, leeftijd, geslacht, geboortedatum, dochod, wiek, plec,
        gelir, yas, cinsiyet
        """
)
_ORDERS = entries(
    """
        quantity, qty, product, item, sku, invoice, invoice number, order id, order number, transaction id, receipt
        number, invoice no, order no, product name, item name
        """
)


def known_by_names(headers: tuple[str, ...], buyers: frozenset[str]) -> WrongFile | None:
    """Return what a table is by the names of its columns, where none of them names a buyer."""
    said = {folded(header) for header in headers}
    for kind in _KINDS:
        own = {folded(name) for name in entries(kind.names)}
        if len(said & own) >= kind.least and (kind.about_customers or not said & (buyers - own)):
            return WrongFile(kind.what.value, (), kind.what, Remedy.EXPORT_WITH_CUSTOMERS)
    return None


def one_row_a_customer(table: RawTable, columns: Mapping[str, tuple[str, ...]]) -> WrongFile | None:
    """Return what a table is that has each person once, with facts such as age or income; None for sales."""
    said = {roles.normalise(header) for header in table.headers}
    named = [headers[0] for role in roles.IDENTITY_ROLES if (headers := columns.get(role))]
    if len(said & _ABOUT_PEOPLE) > _TELLING:
        named = [header for header in table.headers if roles.normalise(header) == "id"] or named
    if len(table) < _FEWEST_PEOPLE or len(said & _ABOUT_PEOPLE) < 2 or said & _ORDERS or not named:
        return None
    counts = np.bincount(table.codes(named[0]))
    once = bool((counts[counts > 0] == 1).all())
    return WrongFile("people", (), NotSales.ABOUT_PEOPLE, Remedy.EXPORT_WITH_CUSTOMERS) if once else None
