package script

import "testing"

func TestDirection(t *testing.T) {
	for tag, want := range map[string]string{"": "ltr", "en": "ltr", "ar": "rtl", "he-IL": "rtl", "fa_IR": "rtl",
		"az-Arab": "rtl", "ar-Latn": "ltr", "ku": "ltr", "zh-Hant": "ltr"} {
		if got := Direction(tag); got != want {
			t.Errorf("%q runs %s, want %s", tag, got, want)
		}
	}
}

// A language has a name in each of the interface's.
func TestName(t *testing.T) {
	for _, c := range []struct{ tag, in, want string }{
		{"ar", "en", "Arabic"}, {"de", "fr", "allemand"}, {"en", "de", "Englisch"}, {"de", "ru", "немецкий"}, {"fr", "zh", "法语"},
		{"en", "ja", "英語"}, {"en", "ar", "الإنجليزية"}, {"la", "es", "latín"}, {"pt-BR", "en", "Brazilian Portuguese"},
		{"art-x-imagine", "en", "art-x-imagine"}, {"no tag", "en", "no tag"}, {"de", "zz", "de"},
	} {
		if got := Name(c.tag, c.in); got != c.want {
			t.Errorf("%s in %s is %q, want %q", c.tag, c.in, got, c.want)
		}
	}
}
