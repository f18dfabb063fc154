package drawing

import (
	"math"
	"strconv"
	"strings"
)

// Largest is the largest number that can be calculated with without care.
const Largest = 1e300

// ParseNumber reads a number, which is finite: 1200, 1,200, 1.2e3, or 12%.
func ParseNumber(s string) (float64, bool) {
	s = strings.TrimSuffix(strings.TrimSpace(s), "%")
	v, err := strconv.ParseFloat(s, 64)
	if err != nil && strings.Contains(s, ",") {
		v, err = strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	}
	return v, err == nil && math.Abs(v) <= Largest
}

// GroupDigits puts one after every three digits from the right.
func GroupDigits(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
