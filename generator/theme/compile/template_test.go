package compile

import (
	"bytes"
	"html/template"
	"reflect"
	"strings"
	"testing"
)

// writer makes templates out of bytes.
type writer struct {
	strings.Builder
	bytes []byte
	depth int
	loop  int
}

func (w *writer) next(n int) int {
	if len(w.bytes) == 0 {
		return 0
	}
	b := w.bytes[0]
	w.bytes = w.bytes[1:]
	return int(b) % n
}

func (w *writer) pick(of ...string) string { return of[w.next(len(of))] }

// scalar is an expression that yields a value of any kind.
func (w *writer) scalar() string {
	if w.depth++; w.depth > 12 {
		return ".Title"
	}
	switch w.next(14) {
	case 0:
		return w.pick("1", "-2", `"B"`, "true", "1.5", "`<`", "'a'")
	case 1:
		return "(" + w.pick("eq", "ne", "lt", "le", "gt", "ge") + " " + w.scalar() + " " + w.scalar() + ")"
	case 2:
		return "(" + w.pick("and", "or") + " " + w.scalar() + " " + w.scalar() + ")"
	case 3:
		return "(not " + w.scalar() + ")"
	case 4:
		return "(t " + w.scalar() + " " + w.scalar() + ")"
	case 5:
		return "(add " + w.scalar() + " 1)"
	case 6:
		return "(len " + w.scalar() + ")"
	case 7:
		return "(index " + w.list() + " " + w.scalar() + ")"
	case 8:
		return "(" + w.scalar() + " | print)"
	case 9:
		return w.pick("$x", "$y", "$", "$.Title", ".", "$x.Label", "$y.Href")
	}
	return w.pick(".Title", ".Body", ".N", ".Lang", ".Inner.Deep", ".F", ".Yes", ".Any", ".Extra.k", ".Extra.s", ".Extra.no", ".Names.a", ".Ptr", ".Ptr.Label",
		".Small", ".Kind", ".Stringer", ".URL", ".Label", ".Href", ".Links", ".Method", ".Extra.table.a", ".Pptr", ".Self.N", ".Inner", ".Base.Lang")
}

func (w *writer) list() string {
	return w.pick(".Links", ".Words", ".Pair", ".Nested", ".Names", ".Extra", ".Extra.list", ".Years", ".Any", ".", "$.Links", ".Small2", ".Pointers", ".Title")
}

func (w *writer) body() {
	if w.depth++; w.depth > 12 {
		return
	}
	defer func() { w.depth-- }()
	for range 1 + w.next(3) {
		switch w.next(12) {
		case 0:
			w.WriteString(w.pick("text", "<b>", `<a href="/`, `">`, "<p title='", "'>", "<script>", "</script>", "<!-- ", " -->", "<title>", "</title>", " style=\"", "&amp;"))
		case 1:
			w.WriteString("{{if " + w.scalar() + "}}")
			w.body()
			w.WriteString("{{else}}")
			w.body()
			w.WriteString("{{end}}")
		case 2:
			w.WriteString("{{with " + w.pick("", "$x := ") + w.scalar() + "}}")
			w.body()
			w.WriteString("{{end}}")
		case 3:
			w.WriteString("{{range " + w.pick("", "$y := ", "$x, $y := ") + w.list() + "}}")
			w.loop++
			w.body()
			w.loop--
			w.WriteString("{{else}}")
			w.body()
			w.WriteString("{{end}}")
		case 4:
			w.WriteString("{{$x := " + w.scalar() + "}}")
		case 5:
			w.WriteString("{{$x = " + w.scalar() + "}}")
		case 6:
			w.WriteString(`{{template "` + w.pick("one", "two") + `" ` + w.scalar() + "}}")
		case 7:
			if w.loop > 0 {
				w.WriteString("{{if " + w.scalar() + "}}" + w.pick("{{break}}", "{{continue}}") + "{{end}}")
			}
		case 8:
			w.WriteString(`<a href="{{` + w.scalar() + `}}" title="{{` + w.scalar() + `}}">{{` + w.scalar() + "}}</a>")
		default:
			w.WriteString("{{" + w.scalar() + "}}")
		}
	}
}

// Templates made by chance do what html/template does with them: a program that
// runs yields the same page, and what html/template cannot execute no program can.
// Programs may refuse more than html/template does.
func FuzzTemplate(f *testing.F) {
	for seed := range 200 {
		b := make([]byte, 40)
		for i := range b {
			b[i] = byte(seed*31 + i*i*7 + i*seed)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		w := &writer{bytes: b}
		w.WriteString(`{{$x := .Title}}{{$y := .N}}`)
		w.body()
		w.WriteString(`{{define "one"}}[{{$x := .}}{{$y := 1}}{{.}}{{with .}}{{.}}{{end}}]{{end}}{{define "two"}}<b>{{range .}}{{template "one" .}}{{else}}{{$}}{{end}}</b>{{end}}`)
		text := w.String()
		defer func() {
			if r := recover(); r != nil {
				t.Fatalf("%s: %v", text, r)
			}
		}()
		set := parsed(t, text)
		p, err := Compile(set, reflect.TypeFor[page]())
		if err != nil {
			return
		}
		want := oracle(t, set)
		if want.Execute(&bytes.Buffer{}, full("")) != nil && escapeFails(want) {
			t.Skip("html/template cannot escape it")
		}
		for _, v := range []*page{{}, full("B"), full(hostile)} {
			var b bytes.Buffer
			wantErr := want.Execute(&b, v)
			got, err := p.Append(nil, v)
			if err == nil && (wantErr != nil || string(got) != b.String()) {
				t.Fatalf("%s\n got %s\nwant %s %v", text, got, b.String(), wantErr)
			}
			if err != nil && wantErr == nil {
				t.Logf("%s: only the program fails: %v", text, err)
			}
		}
	})
}

func escapeFails(t *template.Template) bool {
	_, ok := t.Execute(failing{}, nil).(*template.Error)
	return ok
}
