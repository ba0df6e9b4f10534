package scholar

// Date is a day, a month or a year of the Gregorian calendar: Month and Day are 0
// where the record does not say. A zero Year is no date.
type Date struct {
	Year       int16
	Month, Day uint8
}

// IsZero reports whether the date is absent.
func (d Date) IsZero() bool { return d.Year == 0 }
