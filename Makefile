# One word a job; `make help` lists them. The building itself is CMake's (see CMakePresets.json).
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 20
WORLD_SECONDS ?= 60
JOBS := $(shell nproc 2>/dev/null || echo 2)
CTEST = tools/test.sh $(1) -j $(JOBS)
PROGRAM := build/release/detente
ARTICLE := examples/two-summits.txt
BRIEF := build/two-summits.brief.html
export CMAKE_BUILD_PARALLEL_LEVEL := $(JOBS)

.PHONY: fast help setup program build test native check house format tidy sanitize fuzz worlds bench answer install uninstall serve coverage docs clean
.DEFAULT_GOAL := fast

fast: build ## build, then the tests that take under a minute (what plain `make` does)
	@$(call CTEST,build/release) --label-exclude slow

help: ## these lines
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: ## install the packages that are missing (root or sudo)
	@tools/setup.sh

build/release/build.ninja: | setup
	@cmake --preset release

build: setup build/release/build.ninja ## install what is missing; release build: build/release/detente
	@cmake --build --preset release

program: setup build/release/build.ninja ## the program alone, without tests and benchmarks
	@cmake --build --preset release --target detente

test: build ## build and run every test
	@$(call CTEST,build/release)

# The rooms whose results hang on the instructions that the compiler may use.
NATIVE_ROOMS := support world alignment equilibrium scenario

native: setup ## a build tuned for this machine alone, and the quick tests of the rooms that compute
	@cmake --preset native >/dev/null
	@cmake --build --preset native --target $(NATIVE_ROOMS:%=test_%)
	@$(call CTEST,build/native) --label-exclude 'slow|release-only' --tests-regex '^($(subst $() ,|,$(NATIVE_ROOMS)))\.'

check: house format tidy sanitize fuzz worlds test ## the house's rules, format, clang-tidy, sanitizers, fuzz targets, random worlds, every test

house: setup ## includes, lengths of functions, pages and map: what tools/check holds
	@cmake --preset release >/dev/null
	@ctest --test-dir build/release -R '^check\.(includes|map|pages|function_lengths|one_definition|skipped|finds_faults)$$' --output-on-failure --no-tests=error

OURS = $(shell find app benchmarks bindings fuzz include src tests -name '*.cpp' -o -name '*.hpp' 2>/dev/null)

format: ## are all sources formatted as .clang-format says? (make format FIX=1 formats them)
	@tools/setup.sh check
	@clang-format $(if $(FIX),-i,--dry-run --Werror) $(OURS)

tidy: setup ## clang-tidy on the program's sources
	@tools/setup.sh check
	@cmake --preset tidy >/dev/null
	@tools/check/tidy.py build/tidy $(JOBS)

sanitize: setup ## every test with AddressSanitizer and UndefinedBehaviorSanitizer
	@cmake --preset sanitize >/dev/null
	@cmake --build --preset sanitize
	@$(call CTEST,build/sanitize) --label-exclude 'release-only|slow'

fuzz: setup ## each fuzz target for FUZZ_SECONDS (20)
	@tools/setup.sh check
	@cmake --preset fuzz >/dev/null
	@cmake --build --preset fuzz --target fuzzers
	@fuzz/run.sh build/fuzz $(FUZZ_SECONDS)

worlds: build ## random worlds through both models for WORLD_SECONDS (60): every identity has to hold
	@build/release/random_worlds --seconds $(WORLD_SECONDS)

bench: build ## our solvers against reference implementations, as ratios
	@build/release/bench

answer: program ## the main job on an example article: writes a brief and says where
	@$(PROGRAM) answer $(ARTICLE) -o $(BRIEF)
	@if [ -n "$${DISPLAY}$${WAYLAND_DISPLAY}" ] && command -v xdg-open >/dev/null; then xdg-open $(BRIEF); fi

install: build ## install program, data, libraries, pages under PREFIX (/usr/local)
	@tools/install.sh build/release $(PREFIX)

uninstall: ## remove what make install put under PREFIX (/usr/local)
	@tools/uninstall.sh $(PREFIX)

serve: ## the local web app (not built yet: says so)
	@echo "make serve: the local web app is not part of this version; 'make answer' writes a page that opens offline" >&2
	@exit 2

coverage: setup ## line coverage of the tests: build/coverage/index.html
	@tools/setup.sh coverage
	@cmake --preset coverage >/dev/null
	@cmake --build --preset coverage
	@$(call CTEST,build/coverage) --label-exclude 'release-only|slow'
	@gcovr --root . --filter 'src/' --filter 'app/' --filter 'include/' --exclude-throw-branches --print-summary \
	    --html-details build/coverage/index.html build/coverage

docs: program ## write docs/commands.md from the program's own option descriptions
	@$(PROGRAM) man --format markdown --output docs/commands.md

clean: ## remove everything built
	@rm -rf build/release build/native build/debug build/sanitize build/coverage build/fuzz build/tidy
