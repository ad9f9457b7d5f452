/**
 * A second of a network as whoever sends to it counts it, in milliseconds: longer by what the way of one request may be longer than
 * that of another, where collecting memory or writing to the disk holds it up. What leaves evenly arrives less so.
 */
export const NETWORK_SECOND = 1_030;
