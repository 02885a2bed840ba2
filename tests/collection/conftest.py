"""The sample year as last year, a year to be filled, and the forms of its departments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.collection.form import Form, make_forms
from desktop.model.catalog import Catalog
from desktop.model.report import Report

YEAR = 2023
DUE = date(2024, 1, 10)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return standard_catalog()


@pytest.fixture(scope="session")
def report(catalog: Catalog) -> Report:
    sample = load_sample(catalog)
    return replace(sample, year=YEAR, figures={}, earlier=sample.figures)


@pytest.fixture(scope="session")
def form_of(report: Report, catalog: Catalog):
    """Give a function that makes the form of a department."""

    forms = {form.department: form for form in make_forms(report, catalog, DUE)}

    def make(department: str = "营商环境局", **other: object) -> Form:
        return replace(forms[department], **other)

    return make
