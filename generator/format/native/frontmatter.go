package native

import (
	"strings"

	"lectern/generator/decode"
	"lectern/generator/diag"
	"lectern/generator/format/native/prose"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// markdown reads a Markdown file: TOML between two lines of +++, and the biography
// of an author or the text of a free page below.
func (d *Decoder) markdown(in Input, src []byte, set *record.Set, ds *diag.List) {
	if in.Kind != "author" && in.Kind != "page" {
		ds.Errorf("unknown-format", diag.Place{File: in.File}, "only authors and free pages are written in Markdown")
		return
	}
	meta, body, bodyLine, ok := decode.FrontMatter(in.File, src, ds)
	if !ok {
		return
	}
	text := strings.TrimSpace(body)
	above, _, _ := strings.Cut(body, text)
	at := decode.Node{Kind: decode.String, Str: text, Line: int32(bodyLine + strings.Count(above, "\n")), Column: 1}
	if in.Kind == "page" {
		prose.Check(&decode.Context{File: in.File, Diags: ds}, &at)
		before := len(set.Pages)
		d.single(in, meta, set, ds)
		for _, page := range set.Pages[before:] {
			page.Value.Body = scholar.Markdown{Source: text}
		}
		return
	}
	if bio := meta.Get("bio"); bio != nil && text != "" {
		ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "two-biographies", Place: bio.Place(in.File),
			Message: "the biography stands both in the front matter and below it", Hint: "leave out one of the two"})
	} else if text != "" {
		meta.Entries = append(meta.Entries, decode.Entry{Key: "bio", Line: at.Line, Column: at.Column, Value: at})
	}
	d.single(in, meta, set, ds)
}
