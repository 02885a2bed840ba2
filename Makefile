# make report  the sample year 2022, from figures to Word, in out/        make app  the window
# make test    every test, offscreen                                      make benchmark  speed, as ratios
SHELL := /bin/bash
.DEFAULT_GOAL := report
.PHONY: report app test lint benchmark harness screenshots templates lock clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# What Qt needs of a bare Debian 12: the first list without a screen, both with one.
QT_LIBRARIES := libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 \
  libgssapi-krb5-2 libx11-6 libstdc++6
SCREEN_LIBRARIES := libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 \
  libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libx11-xcb1 libxkbcommon-x11-0

# pip installs into the environment from outside: a bare Debian has no ensurepip for venv to put one inside.
INTO := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check --quiet

$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv --without-pip $(VENV)
	@echo "正在准备运行环境（第一次需要几分钟）……"
	@$(INTO) install --require-hashes -r requirements.lock
	@$(INTO) install --no-deps --no-build-isolation --editable .
	@touch $@

report: $(READY)
	@$(BIN)/fazhi demo --out out

app: $(READY)
	@$(call need,$(QT_LIBRARIES) $(SCREEN_LIBRARIES),xcb)
	@$(BIN)/python -m desktop

test: $(READY)
	@$(call need,$(QT_LIBRARIES),offscreen)
	@$(MAKE) --no-print-directory lint
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal --benchmark-disable --cov --cov-report=
	@echo "Branch coverage outside the windows, then of them:"
	@$(BIN)/coverage report --omit 'desktop/windows/*,*/desktop/windows/*' --fail-under 95 --format=total
	@$(BIN)/coverage report --include 'desktop/windows/*,*/desktop/windows/*' --fail-under 85 --format=total

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/basedpyright

benchmark: $(READY)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/benchmarks -m benchmark -n 0 -q -s

harness: $(READY)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/harness -m harness -q -s --timeout 3600

screenshots: $(READY)
	@$(BIN)/python -m tests.harness.screenshots resources/screenshots
	@$(BIN)/python -m tests.harness.manual_pictures resources/manual/pictures

templates: $(READY)
	@$(BIN)/python -m desktop.documents.word.blank_template templates

# uv makes the lock; it is no part of the environment. PySide6 stays at the last wheels for older glibc.
lock:
	@echo 'pyside6-essentials==6.9.3' | uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-strip-extras --no-emit-index-url --custom-compile-command 'make lock' -c - -o requirements.lock

clean:
	rm -rf $(VENV) out .coverage* .pytest_cache .ruff_cache .hypothesis

# Qt starts, or its system libraries are installed (as root), or the one line to type is printed and make stops.
define need
if ! QT_QPA_PLATFORM=offscreen $(BIN)/python -c "from PySide6.QtWidgets import QApplication; QApplication([])" 2>/dev/null \
  || { [ "$(2)" = xcb ] && ldd $$($(BIN)/python -c "import PySide6, pathlib; print(pathlib.Path(PySide6.__file__).parent / 'Qt/plugins/platforms/libqxcb.so')") | grep -q 'not found'; }; then \
  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(1) >/dev/null; \
  else echo "缺少系统组件，请先运行：sudo apt-get install $(1)"; exit 1; fi; fi
endef
