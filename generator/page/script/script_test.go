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
