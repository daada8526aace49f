package dev.cardmint.simulator.birth;

/** Transmission protocol between reader and card (ISO/IEC 7816-3, 10 and 11). */
public enum Protocol {
    T0,
    T1
}
