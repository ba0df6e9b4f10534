package theme

import (
	"fmt"
	"strings"
	"testing"

	"lectern/generator/theme/sample"
)

const work = "layouts/work.html"

// mistaken are themes with what must be said of them.
var mistaken = []struct {
	name string
	own  []string
	want string // place: severity code: part of the message
}{
	{"unknown field", []string{work, "<h1>\n  {{.Titel}}</h1>"}, "theme/layouts/work.html:2:5: error template-field: no field \"Titel\""},
	{"unknown field after a comment", []string{work, "{{/* one\ntwo */}}\n<p>\n\n{{- .Nope -}}\n</p>"}, "theme/layouts/work.html:5:5: error template-field: no field \"Nope\""},
	{"field of an element", []string{work, "{{range .People}}{{.Title}}{{end}}"}, "theme/layouts/work.html:1:20: error template-field: tinyPerson has no field"},
	{"partial with another dot", []string{work, "{{template \"person\" .}}"}, "themes/default/partials/person.html:1:6: error template-field: tinyWork has no field \"Href\"|themes/default/partials/person.html:1:24: error template-field: \"Href\"|themes/default/partials/person.html:1:35: error template-field: \"Label\"|themes/default/partials/person.html:1:57: error template-field: \"Label\""},
	{"own partial", []string{"partials/person.html", "\n\n{{.Name}}"}, "theme/partials/person.html:3:3: error template-field: tinyPerson has no field"},
	{"syntax", []string{work, "<p>\n{{if .Title}}\n</p>"}, "theme/layouts/work.html:3:1: error template-syntax: unexpected EOF"},
	{"syntax in a line", []string{work, "<p>\n<b>{{.Title | 3}}\n</p>"}, "theme/layouts/work.html:2:4: error template-syntax: non executable command in pipeline"},
	{"unknown function", []string{work, "<p>\n{{tt \"x\"}}"}, "theme/layouts/work.html:2:3: error template-call: there is no function \"tt\""},
	{"unknown partial", []string{work, "{{template \"persons\" .}}"}, "theme/layouts/work.html:1:13: error template-missing: there is no partial \"persons\""},
	{"computed partial", []string{work, "{{template .Name .}}"}, "theme/layouts/work.html:1:12: error template-syntax: unexpected \".Name\" in template clause"},
	{"unknown string", []string{work, "{{t \"publishd\" .Title}}"}, "theme/layouts/work.html:1:5: error template-string: the interface has no string \"publishd\""},
	{"too few values", []string{work, "{{t \"published\"}}"}, "theme/layouts/work.html:1:5: error template-string: has a place {0}, and gets 0 values"},
	{"no number", []string{work, "{{t \"works\" .Title}}"}, "theme/layouts/work.html:1:5: error template-string: gets no number"},
	{"unknown asset", []string{work, "{{asset \"style.cs\"}}"}, "theme/layouts/work.html:1:9: error template-asset: there is no asset \"style.cs\""},
	{"escaping", []string{work, "<p>\n<a href=\"{{if .Title}}\">{{end}}x"}, "theme/layouts/work.html:2:15: error template-escape: the branches end in different"},
	{"unquoted script", []string{work, "<p>\n<script>var x = `${ {{.Title}} `</script>"}, "theme/layouts/work.html: error template-escape: ends within"},
	{"nil pointer", []string{work, "<p>\n{{.Published.Title}}</p>"}, "theme/layouts/work.html:2:13: error template-run: nil pointer"},
	{"index out of range", []string{work, "{{(index .People 7).Label}}"}, "theme/layouts/work.html:1:4: error template-run: out of range"},
	{"frame without content", []string{"layouts/base.html", "<p>{{.Title}}</p>"}, "theme/layouts/base.html: error template-missing: does not include their content"},
	{"two of one name", []string{work, "{{define \"person\"}}x{{end}}{{range .People}}{{template \"person\" .}}{{end}}"}, ""},
	{"two partials define a name", []string{work, "{{template \"a\"}}{{template \"b\"}}", "partials/a.html", "{{define \"x\"}}1{{end}}", "partials/b.html", "{{define \"x\"}}2{{end}}"},
		"theme/partials/b.html:1:10: error template-duplicate: the template \"x\" is defined in theme/partials/a.html too"},
	{"misnamed layout", []string{"layouts/wrok.html", ""}, "theme/layouts/wrok.html: warning theme-unused: no use for a file of this name"},
	{"unused partial", []string{"partials/mine.html", ""}, "theme/partials/mine.html: warning theme-unused: no template includes this partial"},
	{"no words", []string{"i18n/english.txt", ""}, "theme/i18n/english.txt: warning theme-unused: no use"},
	{"unknown setting", []string{"theme.toml", "nam = \"x\""}, "theme/theme.toml:1:1: warning unknown-key: no key \"nam\""},
	{"bad string", []string{"i18n/en.toml", "a = 1\nworks = 3"}, "theme/i18n/en.toml:1:1: warning unknown-key: no string \"a\"|theme/i18n/en.toml:1:5: error bad-string: is text|theme/i18n/en.toml:2:9: error bad-string: is text"},
	{"unknown string of the site", []string{"i18n/en.toml", "publishd = \"x\""}, "theme/i18n/en.toml:1:1: warning unknown-key: no string \"publishd\", and no template"},
	{"string of the site's own templates", []string{work, "{{t \"mine\"}}", "i18n/en.toml", "mine = \"x\""}, ""},
	{"unknown string beside a broken template", []string{work, "{{if}}", "i18n/en.toml", "mine = \"x\""}, "theme/layouts/work.html:1:1: error template-syntax: missing value"},
	{"broken TOML", []string{"i18n/en.toml", "a = "}, "theme/i18n/en.toml:1:"},
	{"asset in a stylesheet", []string{"assets/style.css", "a{}\nb { background: url(nope.png) }"}, "theme/assets/style.css:2:17: error template-asset: there is no asset \"nope.png\""},
	{"circle of stylesheets", []string{"assets/more.css", "@import 'style.css';"}, "themes/default/assets/style.css:2:9: error template-asset: refers back"},
}

func TestDiagnostics(t *testing.T) {
	for _, c := range mistaken {
		t.Run(c.name, func(t *testing.T) {
			_, ds := loadTiny(true, user(c.own...))
			var got []string
			for _, d := range ds {
				got = append(got, fmt.Sprintf("%s: %s %s: %s", d.Place, d.Severity, d.Code, d.Message))
			}
			wants := strings.Split(c.want, "|")
			if c.want == "" {
				wants = nil
			}
			if len(got) != len(wants) {
				t.Fatalf("got %q, want %q", got, wants)
			}
			for i, want := range wants {
				place, part := cutLast(want)
				if !strings.HasPrefix(got[i], place) || !strings.Contains(got[i], part) {
					t.Errorf("got  %s\nwant %s", got[i], want)
				}
			}
		})
	}
}

// cutLast splits "place: severity code: message" before the message.
func cutLast(s string) (string, string) {
	if i := strings.LastIndex(s, ": "); i >= 0 {
		return s[:i], s[i+2:]
	}
	return s, ""
}

// What the site's files are mistaken in must be said of the frame once, however
// many layouts include it.
func TestFrameIsReportedOnce(t *testing.T) {
	_, ds := loadTiny(true, user("layouts/base.html", `{{.Nope}}{{template "main" .}}`))
	if len(ds) != 1 {
		t.Errorf("got %v", ds)
	}
}

// A template that loads without an error can be executed with any view.
func FuzzTemplate(f *testing.F) {
	for _, text := range []string{
		`{{range $i, $p := .People}}{{$p.Label}}{{end}}`, `{{with .Published}}{{.Title}}{{end}}`, `<a href="{{.Title}}">{{/* x */}}</a>`,
		`{{define "main"}}{{end}}`, `{{template "main" .}}`, `{{template "base" .}}`, `{{block "b" .}}{{.Title}}{{end}}`, "{{`}}`}}{{\"}}\"}}",
		`<textarea> {{.Title}} </textarea>`, `{{- 1 -}} {{ .Extra.x }}`, `{{break}}`, `<svg "`, `{{t .Title .Title}}{{date .Title}}`, `{{"{{"}}&#123;&#123;`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		th, ds := loadTiny(true, user("layouts/work.html", text))
		for _, d := range ds {
			if d.Place.File == "" {
				t.Errorf("no place: %v", d)
			}
		}
		if l := th.layouts["work"]; len(ds) == 0 && l != nil {
			execute(t, th, "work", sample.Of(l.view, true))
		}
	})
}
