package cause

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func inputs(in ...Input) Inputs {
	all := Inputs(in)
	all.sort()
	return all
}

func TestCauses(t *testing.T) {
	old := inputs(Input{"work one", "content/a.toml", Digest{1}}, Input{"work two", "content/b.toml", Digest{2}}, Input{"work three", "content/b.toml", Digest{3}},
		Input{"theme/layouts/work.html", "", Digest{4}}, Input{Kind + "work", "", Digest{5}}, Input{Kind + "author", "", Digest{6}})
	now := inputs(Input{"work one", "content/a.toml", Digest{11}}, Input{"work two", "content/b.toml", Digest{2}}, Input{"work four", "content/c.toml", Digest{12}},
		Input{"theme/layouts/work.html", "", Digest{14}}, Input{Kind + "work", "", Digest{15}}, Input{Kind + "author", "", Digest{6}})
	c := Compare(old, now)
	for _, x := range []struct {
		kind        string
		ingredients []Digest
		want        []string
	}{
		{"work", []Digest{{2}}, []string{"theme/layouts/work.html has changed"}},
		{"work", []Digest{{11}}, []string{"theme/layouts/work.html has changed", "work one has changed (content/a.toml)"}},
		{"author", []Digest{{11}, {2}, {11}}, []string{"work one has changed (content/a.toml)"}},
		{"author", []Digest{{12}}, []string{"work four is new (content/c.toml)"}},
		{"author", []Digest{{2}}, []string{"work four is new (content/c.toml)", "work one has changed (content/a.toml)", "work three is gone (content/b.toml)", "theme/layouts/work.html has changed"}},
	} {
		if got := c.Of(x.kind, func() []Digest { return x.ingredients }); !slices.Equal(got, x.want) {
			t.Errorf("%s %v: %q, want %q", x.kind, x.ingredients, got, x.want)
		}
	}
	if got := Compare(nil, now).Of("work", nil); len(got) != 1 || got[0] != "nothing is known of an earlier build" {
		t.Errorf("first build: %q", got)
	}
	if got := Compare(now, now).Of("work", func() []Digest { return nil }); len(got) != 1 || got[0] != "the published file was not as the last build left it" {
		t.Errorf("no change: %q", got)
	}
}

func TestSavedInputsComeBack(t *testing.T) {
	in := inputs(Input{"work a\tb", "content/x y.toml", Digest{1, 255}}, Input{"the program", "", Digest{}})
	file := filepath.Join(t.TempDir(), "inputs")
	if err := in.Save(file); err != nil {
		t.Fatal(err)
	}
	want := inputs(Input{"work a b", "content/x y.toml", Digest{1, 255}}, Input{"the program", "", Digest{}})
	if got := Load(file); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	for _, bad := range []string{"", "something else", header + "zz\ta\tb\n", header + "00\ta\tb\n", header + "no fields\n"} {
		if err := os.WriteFile(file, []byte(bad), 0o666); err != nil {
			t.Fatal(err)
		}
		if got := Load(file); got != nil {
			t.Errorf("%q: %v", bad, got)
		}
	}
	if in.Save(filepath.Join(t.TempDir(), "no", "folder")) == nil {
		t.Error("nothing can be saved there")
	}
}
