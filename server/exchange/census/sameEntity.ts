/** Metres within which the same name of the same category is one entity, measured twice. Ours: no standard says it. */
export const SAME_ENTITY_METRES = 1000;
