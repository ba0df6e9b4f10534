package generator_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBrowserFilters chooses among the works of a profile, sees the list get shorter, what
// is said of it, and the whole list again.
func TestBrowserFilters(t *testing.T) {
	ctx := browser(t)
	root := example(t, "")
	server := httptest.NewServer(http.FileServer(http.Dir(root)))
	defer server.Close()
	visit(ctx, t, server.URL+"/authors/junjie-yan/")
	const shown = `[...document.querySelectorAll(".all-works .works > li")].filter(li => li.checkVisibility())`
	const form = `document.querySelector(".filters")`
	choose := func(field, value string) {
		evaluate(ctx, t, `const s = `+form+`.querySelector("[name=`+field+`]"); s.value = `+value+`; s.dispatchEvent(new Event("change", {bubbles: true}))`)
	}
	until(ctx, t, "filters", form+`?.querySelector("[name=y]").options.length > 3 && `+shown+`.length > 20`)
	until(ctx, t, "no button before a choice", `!`+form+`.querySelector("button").checkVisibility() && `+form+`.querySelector("[role=status]").textContent === ""`)

	choose("y", `"2021"`)
	until(ctx, t, "the works of a year", shown+`.length > 0 && `+shown+`.every(li => li.closest(".year").id === "y2021") && !document.getElementById("y2022").checkVisibility()`)
	until(ctx, t, "how many", `/^\d+ of \d+ on this page$/.test(`+form+`.querySelector("[role=status]").textContent)`)
	choose("y", `""`)
	choose("k", `s.options[1].value`)
	until(ctx, t, "the works of a topic", `(l => l.length > 0 && l.length < 20 && l.every(li => li.dataset.k.split(" ").includes(`+form+`.querySelector("[name=k]").value)))(`+shown+`)`)
	choose("k", `""`)
	choose("c", `s.options[1].value`)
	until(ctx, t, "the works with somebody", `(l => l.length > 1 && l.length < 20 && l.every(li => li.querySelector(".byline").textContent.includes(`+form+`.querySelector("[name=c]").value)))(`+shown+`)`)
	choose("t", `s.options[1].value`)
	evaluate(ctx, t, form+`.querySelector("button").click()`)
	until(ctx, t, "all works again", shown+`.length > 20 && !`+form+`.querySelector("button").checkVisibility()`)
}

// Without its script a page has no filters, only a template; short lists have none at all.
func TestFiltersNeedAScript(t *testing.T) {
	root := example(t, "")
	for name, want := range map[string]bool{"junjie-yan": true, "ada-quill": true, "max-muster-acoustics": false} {
		text, err := os.ReadFile(filepath.Join(root, "authors", name, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		page := string(text)
		if got := strings.Contains(page, `<div class="filter-slot"><template>`) && strings.Contains(page, "assets/filter."); got != want {
			t.Errorf("%s: %v", name, got)
		}
		if before, _, found := strings.Cut(page, "<template>"); found && strings.Contains(before, "<select") {
			t.Errorf("%s has a filter outside the template", name)
		}
	}
}
