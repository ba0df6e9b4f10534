package citekey

import (
	"strings"
	"testing"

	"lectern/generator/scholar"
)

func TestOf(t *testing.T) {
	named := func(names ...string) []scholar.Authorship {
		var out []scholar.Authorship
		for _, n := range names {
			out = append(out, scholar.Authorship{Name: scholar.Name{Display: n}})
		}
		return out
	}
	for _, c := range []struct {
		work  scholar.Work
		title string
		want  string // a * stands for the hash
	}{
		{scholar.Work{ID: "rooms", Authors: named("Ada Quill"), Year: 2021}, "The Imaginary Rooms", "quill2021imaginary-*"},
		{scholar.Work{ID: "x", CiteKey: "Quill:2021/a+b"}, "T", "Quill:2021/a+b"},
		{scholar.Work{ID: "x", CiteKey: "a key, {bad}"}, "T", "akeybad-*"},
		{scholar.Work{ID: "quill2021rooms", Authors: named("Ada Quill"), Year: 2021}, "T", "quill2021rooms"},
		{scholar.Work{ID: "quill-2021-rooms", Authors: named("Ada Quill"), Year: 2021}, "T", "quill-2021-rooms"},
		{scholar.Work{ID: "quill2021.rooms", Authors: named("Ada Quill"), Year: 2021}, "A Room", "quill2021room-*"},
		{scholar.Work{ID: "x", Authors: named("Charles Jean de La Vallée Poussin", "B C"), Year: 1896}, "L’étude des nombres", "lavalleepoussin1896etude-*"},
		{scholar.Work{ID: "x", Editors: named("Bjørn Åse"), Year: 1999}, "Über die Räume", "ase1999raume-*"},
		{scholar.Work{ID: "x", Authors: named("王小明"), Year: 2020}, "知识", "wangxiaoming2020zhishi-*"},
		{scholar.Work{ID: "x", Authors: []scholar.Authorship{{Name: scholar.Name{Literal: "The ATLAS Collaboration"}}}}, "", "atlas-*"},
		{scholar.Work{ID: "x"}, "2001: A Space", "w2001-*"},
		{scholar.Work{ID: "x"}, "", "w-*"},
	} {
		got := Of(&c.work, c.title)
		want, hashed := strings.CutSuffix(c.want, "*")
		if !strings.HasPrefix(got, want) || !hashed && got != want || hashed && len(got) != len(want)+4 {
			t.Errorf("%+v: %s, want %s", c.work, got, c.want)
		}
		if c.work.CiteKey == "" && strings.Trim(strings.ToLower(got), "abcdefghijklmnopqrstuvwxyz0123456789:_-") != "" {
			t.Errorf("%s is not ASCII", got)
		}
	}
}

// Two works that are alike but for their ids have different keys.
func TestDifferent(t *testing.T) {
	a := scholar.Work{ID: "a", Year: 2020}
	b := scholar.Work{ID: "b", Year: 2020}
	if Of(&a, "T") == Of(&b, "T") {
		t.Error(Of(&a, "T"))
	}
}
