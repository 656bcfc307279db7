/*
 * clock.h
 *		Registers the setting ldpd.clock; what the clock says is in identity.h.
 */
#ifndef LDPD_CLOCK_H
#define LDPD_CLOCK_H

extern void clock_init(void);

#endif							/* LDPD_CLOCK_H */
