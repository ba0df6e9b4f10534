package formula

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the cases in testdata with what comes out now")

// A testCase is one paragraph of the case file: the TeX, how it reads in a line, and the
// MathML between the beginning of semantics and the annotation, or after "problem:" why
// there is none. A formula whose TeX begins with "display " is set as a display.
type testCase struct{ comment, tex, line, mathml, problem string }

const caseFile = "testdata/cases.txt"

func readCases(t *testing.T) []testCase {
	t.Helper()
	source, err := os.ReadFile(caseFile)
	if err != nil {
		t.Fatal(err)
	}
	var all []testCase
	for part := range strings.SplitSeq(strings.TrimSpace(string(source)), "\n\n") {
		var c testCase
		for l := range strings.Lines(part) {
			l = strings.TrimSuffix(l, "\n")
			key, value, _ := strings.Cut(l, ": ")
			switch {
			case strings.HasPrefix(l, "#"):
				c.comment += l + "\n"
			case key == "tex":
				c.tex = value
			case key == "line":
				c.line = value
			case key == "mathml":
				c.mathml = value
			case key == "problem":
				c.problem = value
			}
		}
		all = append(all, c)
	}
	return all
}

func (c testCase) converted() testCase {
	source, display := strings.CutPrefix(c.tex, "display ")
	f := Read(source)
	out := testCase{comment: c.comment, tex: c.tex, line: f.Line()}
	if f.Problem != nil {
		out.problem = f.Problem.Message
		return out
	}
	m, _ := f.MathML(display)
	_, inner, _ := strings.Cut(m, "<semantics>")
	out.mathml, _, _ = strings.Cut(inner, "<annotation")
	return out
}

func (c testCase) String() string {
	s := c.comment + "tex: " + c.tex + "\nline: " + c.line + "\n"
	if c.problem != "" {
		return s + "problem: " + c.problem + "\n"
	}
	return s + "mathml: " + c.mathml + "\n"
}

func TestCases(t *testing.T) {
	cases := readCases(t)
	var out []string
	for _, c := range cases {
		got := c.converted()
		out = append(out, got.String())
		if !*update && got.String() != c.String() {
			t.Errorf("have\n%swant\n%s", got, c)
		}
	}
	if *update {
		if err := os.WriteFile(caseFile, []byte(strings.Join(out, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if len(cases) < 120 {
		t.Errorf("only %d cases", len(cases))
	}
}

func TestMathHasTextAndSource(t *testing.T) {
	for display, want := range map[bool]string{
		false: `<math alttext="a &lt; b"><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow><annotation encoding="application/x-tex">a&lt;b</annotation></semantics></math>`,
		true:  `<math display="block" alttext="a &lt; b"><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow><annotation encoding="application/x-tex">a&lt;b</annotation></semantics></math>`,
	} {
		if got, ok := Read("a<b").MathML(display); !ok || got != want {
			t.Errorf("%s", got)
		}
	}
}

// What may be wider than a page stands in a box that scrolls, which keys reach unless a
// link does.
func TestWideFormulasScroll(t *testing.T) {
	for _, c := range []struct {
		source          string
		display, linked bool
		want            string
	}{
		{"a=b", false, false, "<math "}, {"a=b", true, false, `<span class="formula block" tabindex="0"><math display="block" `},
		{"a+b+c+d+e+f+g=0", false, false, `<span class="formula" tabindex="0"><math `}, {"a+b+c+d+e+f+g=0", false, true, `<span class="formula"><math `},
	} {
		got, ok := Read(c.source).HTML(c.display, c.linked)
		if !ok || !strings.HasPrefix(got, c.want) || strings.Contains(c.want, "<span") != strings.HasSuffix(got, "</span>") {
			t.Errorf("%+v: %s", c, got)
		}
	}
	if got, ok := Read("{").HTML(true, false); ok {
		t.Error(got)
	}
}
