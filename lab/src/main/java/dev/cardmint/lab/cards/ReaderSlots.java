package dev.cardmint.lab.cards;

import java.nio.file.Path;

/** What happens beside moving its image when a card goes into a reader and out again. */
public interface ReaderSlots {

    /** Readers that are folders: the image's place says it all. */
    ReaderSlots FOLDERS = new ReaderSlots() {};

    /** Under which name the base knows the reader. */
    default String nameAtBase(String slot) {
        return slot;
    }

    /** The image is in its place. */
    default void inserted(String slot, Path image) {}

    /** The image is about to be moved out. */
    default void pulled(String slot) {}
}
