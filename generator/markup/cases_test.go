package markup

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lectern/generator/scholar"
)

var update = flag.Bool("update", false, "rewrite the cases in testdata with what comes out now")

// A testCase is one paragraph of a case file: "in:", "html:" and "plain:" lines. An
// input of several lines has several "in:". Lines that begin with # are comments.
type testCase struct {
	line            int
	comments        []string
	in, html, plain string
}

func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no case files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			cases := readCases(string(source))
			for i, c := range cases {
				x := parsed(c.in)
				html, plain := string(HTML(x)), Plain(x)
				if *update {
					cases[i].html, cases[i].plain = html, plain
					continue
				}
				if html != c.html {
					t.Errorf("%s:%d: %s\nhtml: %s\nwant: %s", file, c.line, c.in, html, c.html)
				}
				if plain != c.plain {
					t.Errorf("%s:%d: %s\nplain: %s\nwant:  %s", file, c.line, c.in, plain, c.plain)
				}
			}
			if *update {
				if err := os.WriteFile(file, []byte(writeCases(cases)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func parsed(source string) scholar.Text {
	nodes, _ := Parse(source)
	return scholar.Text{Source: source, Nodes: nodes}
}

func readCases(source string) []testCase {
	var all []testCase
	var c testCase
	var in []string
	end := func() {
		if len(in) > 0 || len(c.comments) > 0 {
			c.in = strings.Join(in, "\n")
			all = append(all, c)
		}
		c, in = testCase{}, nil
	}
	for i, line := range strings.Split(source, "\n") {
		key, value, _ := strings.Cut(line, ":")
		value = strings.TrimPrefix(value, " ")
		switch {
		case line == "":
			end()
		case line[0] == '#':
			c.comments = append(c.comments, line)
		case key == "in":
			if len(in) == 0 {
				c.line = i + 1
			}
			in = append(in, value)
		case key == "html":
			c.html = value
		case key == "plain":
			c.plain = value
		}
	}
	end()
	return all
}

func writeCases(cases []testCase) string {
	var b strings.Builder
	for i, c := range cases {
		if i > 0 {
			b.WriteString("\n")
		}
		for _, line := range c.comments {
			b.WriteString(line + "\n")
		}
		if c.line == 0 {
			continue
		}
		for line := range strings.SplitSeq(c.in, "\n") {
			b.WriteString(strings.TrimRight("in: "+line, "") + "\n")
		}
		b.WriteString("html: " + c.html + "\nplain: " + c.plain + "\n")
	}
	return b.String()
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
