package words

import (
	"strconv"
	"strings"
)

// Num writes a whole number with the language's thousands separator: 12,345.
func (t *Table) Num(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	if len(digits) <= 3 || !t.Has("thousands") {
		return sign + digits
	}
	separator := t.Text("thousands")
	var b strings.Builder
	b.WriteString(sign)
	for i, d := range []byte(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(separator)
		}
		b.WriteByte(d)
	}
	return b.String()
}

// Date writes a date of the form 2022, 2022-03 or 2022-03-14 as people do, by the
// strings "date_full" ({0} year, {1} month, {2} day), "date_month" ({0} year,
// {1} month) and "month_1" to "month_12". What is not known stays open. Anything else is returned
// as it is.
func (t *Table) Date(date string) string {
	parts := strings.Split(date, "-")
	if len(parts) > 3 || len(parts) < 2 || !digits(parts[0], 4) {
		return date
	}
	month, ok := t.month(parts[1])
	if !ok {
		return date
	}
	if len(parts) == 2 {
		return t.Text("date_month", parts[0], month)
	}
	if !digits(parts[2], 2) || parts[2] == "00" || parts[2] > "31" {
		return date
	}
	return t.Text("date_full", parts[0], month, strings.TrimPrefix(parts[2], "0"))
}

func (t *Table) month(number string) (string, bool) {
	if !digits(number, 2) {
		return "", false
	}
	key := "month_" + strings.TrimPrefix(number, "0")
	return t.Text(key), t.Has(key) && t.Has("date_full") && t.Has("date_month")
}

func digits(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789") == ""
}
