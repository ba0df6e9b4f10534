package babel

import "testing"

func TestNamesReadBack(t *testing.T) {
	for tag, name := range names {
		if got := Tag(name); got != tag {
			t.Errorf("%s is called %s, which is %q", tag, name, got)
		}
	}
	for in, want := range map[string]string{"ngerman": "de", "English": "en", "pt-BR": "pt-BR", "fr": "fr", "Klingon": "", "": ""} {
		if got := Tag(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
